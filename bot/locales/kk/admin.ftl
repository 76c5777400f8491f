# Announcements to all.

announcement-title = Ботты жүргізетіндерден хабарлама
