"""What a stranger, a hostile server, a damaged disk or an odd machine may do to the program, as data.

`cases/AREA.toml` holds the cases of one area, each with what an attacker would gain (`why`), what is given and
what must come of it; `reading` reads them, `making` and `serving` make what is given, `running` runs the real
program on it, `judging` looks at everything it wrote.
"""
