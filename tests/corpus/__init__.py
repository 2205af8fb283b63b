"""Documents with what a detector must find in them: see README.md beside this file."""
