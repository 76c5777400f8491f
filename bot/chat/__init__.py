"""The conversation: aiogram dispatcher, middlewares, handlers."""
