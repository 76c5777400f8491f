# Announcements to all.

announcement-title = Boty ýöredýänlerden habar
