"""Caspian Watch: a monitor of Telegram channels on Kazakhstan–Turkmenistan affairs."""
