"""Runs the real program hundreds of times: one process imports it, then forks for each run.

Each run is the program's own `main`, in a process and session of its own, with its own arguments, environment,
folder and streams; only the time for starting Python and for importing is saved. `telling` says everything a
run could be told by, and a test compares it with a process that was started anew.

`client` asks for a run, `__main__` is the process that forks, `preloading` what it does before, `becoming`
what a fork does to be a run. Where nothing can be forked (Windows), `program.run` starts processes anew.
"""
