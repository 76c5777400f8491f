# Announcements to all.

announcement-title = A word from those who run this bot
