# Announcements to all.

announcement-title = Сообщение от тех, кто ведёт бота
