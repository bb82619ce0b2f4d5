"""`python -m detente`: the command line, also where the `detente` script is not on the path."""

from detente.cli.main import main

if __name__ == "__main__":
    main()
