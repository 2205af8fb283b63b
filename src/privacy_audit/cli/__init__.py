"""The command line: joins the product's parts to a person. It holds no logic of its own.

Exit codes: 0 finished, 1 something at or above `--fail-on`, 2 wrong usage or input, 3 a target was
not seen, 4 could not write (or a mistake of the program itself), 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import NoReturn

INTERRUPTED = 130
CANNOT_WRITE = UNFORESEEN = 4


def run() -> NoReturn:
    """Run the program with the arguments of this process and end it with the documented code."""
    from privacy_audit.cli.language import bind_language, choose_language
    from privacy_audit.cli.legible import handler_for

    for stream in (sys.stdout, sys.stderr):
        # A terminal or file that cannot write Vietnamese gets the letters without marks, not a crash.
        # A stream that was closed outside is None: then nobody hears what is said there.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=handler_for(stream.encoding))
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # what is typed in another encoding is no mistake of ours
    bind_language(choose_language(sys.argv[1:]))
    try:
        code = _run()
    except Exception as error:  # noqa: BLE001 - the last net: what nobody foresaw becomes one sentence
        code = _say_unforeseen(error)
    sys.exit(_let_go(code))


def _let_go(code: int) -> int:
    """The code to end with, once the streams hold nothing that Python would fail to write at the very end.

    What standard error could not take is lost, as it is where that was closed: the work itself was done.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            is_loss = stream is sys.stdout and not isinstance(error, BrokenPipeError)
            code = code or CANNOT_WRITE if is_loss else code
    return code


def _say_unforeseen(error: Exception) -> int:
    """A mistake of the program itself: where it was, without any value that was at hand there."""
    from traceback import extract_tb

    from privacy_audit.cli.speaking import say
    from privacy_audit.errors import mark
    from privacy_audit.words import Words

    last = extract_tb(error.__traceback__)[-1]
    place = f"{last.filename.replace(chr(92), '/').rpartition('/')[2]}:{last.lineno}"
    sentence = mark(
        "privacy-audit made a mistake of its own ({kind} at {place}) and stopped. What was kept before is "
        "not lost. Please report this line to its makers."
    )
    say(Words(os.environ.get("LANGUAGE", "en"))(sentence, kind=type(error).__name__, place=place))
    return UNFORESEEN


def _run() -> int:
    import click

    from privacy_audit.cli.app import application
    from privacy_audit.cli.speaking import say_error, say_usage_error
    from privacy_audit.errors import CannotWrite, PrivacyAuditError, mark, reason_of

    try:
        result = application()(prog_name="privacy-audit", standalone_mode=False)
    except click.ClickException as error:
        say_usage_error(error)
        return 2
    except PrivacyAuditError as error:
        say_error(error)
        return error.exit_code
    except OSError as error:
        if not _while_printing(error):
            raise
        sentence = mark("The result cannot be printed: {reason}.")
        say_error(CannotWrite(sentence, reason=reason_of(error)))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CannotWrite.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as leaving:
        # The reader of the help (`| head`) has gone; Click then ends with 1, which means "found" here.
        gone = type(sys.stdout).__name__.endswith("PacifyFlushWrapper")
        return 0 if gone else int(leaving.code or 0)
    return result if isinstance(result, int) else 0


def _while_printing(error: OSError) -> bool:
    """Whether Click could not print help or the version: the disk behind standard output is full."""
    from traceback import extract_tb

    last = extract_tb(error.__traceback__)[-1]
    return last.name == "echo" and "click" in last.filename
