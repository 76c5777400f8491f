# The first minute, and home.

start-link = The link led you to what stands below.
glimpse-today = The main stories of the last 24 hours
glimpse-week = The main stories of the last seven days
glimpse-quiet = Nothing of note in the last seven days. As soon as something comes up, I tell it here.
glimpse-nothing-read = I have not read a single post yet. As soon as I have, the main stories stand here.

home-title = Your watch
home-more-digests = And { $count } more: /digests
home-no-alerts = No alerts yet. To be told at once: /alert and words
home-alerts = Alerts: { $count }. Fired today: { $fired }
home-muted = Of them muted: { $count }
home-read = Channels read: { $channels }. Posts in the last 24 hours: { $posts }
home-last-read = Last looked: { $ago }
home-failing = Cannot be read now: { $count }. More: /status
button-settings = Settings
