# Digests on a schedule.

subscribe-topics-title = A digest on a schedule. Step 1 of 2: topics
subscribe-topics-hint = Tap the topics you want. If you choose none, all of them come.
subscribe-chosen = Chosen: { $topics }
subscribe-chosen-all = Chosen: all topics
subscribe-time-title = Step 2 of 2: time
subscribe-time-hint = When shall I send it? Days: { $days }. Local time: { $zone }; another time zone: /settings
subscribe-hours-hint = At which hour?
subscribe-minutes-hint = At what time exactly?
subscribe-days-title = Days
subscribe-days-hint = On which days shall I send it? Then comes the time.
button-onward = Next
button-other-time = Another time
button-other-days = Other days
button-days-daily = Every day
button-days-weekdays = On weekdays

schedule-daily = every day at { $time }
schedule-weekdays = on weekdays at { $time }
schedule-weekly = { $weekday } at { $time }
all-topics = all topics

subscribed = Done: { $schedule }, { $zone }.
subscribed-topics = Topics: { $topics }.
subscribed-first = The first digest comes { $moment }.
subscribed-away = You are away; it waits like the others until you are back.
subscribed-preview = Below is what it would be now.

subscriptions-title = Your digests: { $count }
subscriptions-empty = No scheduled digests yet.
subscription-filter = with the query { $query }
button-subscription-new = New digest
button-subscription-pause = No. { $number }: pause
button-subscription-edit = No. { $number }: change
button-subscription-resume = No. { $number }: resume
subscription-removed = Digest removed: { $schedule }.
