"""`python -m privacy_audit`."""


def main() -> None:
    """Run the command line."""
    from privacy_audit.cli import run

    run()


if __name__ == "__main__":
    main()
