"""`python -m bot` is the same as `caspian-watch`."""

from bot.cli import main

if __name__ == "__main__":
    main()
