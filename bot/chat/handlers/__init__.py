"""One module for each group of commands; each builds an aiogram router."""
