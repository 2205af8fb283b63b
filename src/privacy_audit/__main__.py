"""`python -m privacy_audit`."""

import sys


def main() -> None:
    """Run the command line."""
    try:
        from privacy_audit.cli import run

        run()
    except KeyboardInterrupt:  # so early that nothing was begun
        sys.exit(130)


if __name__ == "__main__":
    main()
