# Digests on a schedule.

subscribe-topics-title = A digest on a schedule. Step 1 of 3: topics
subscribe-topics-hint = Tap the topics you want. If you choose none, all of them come.
subscribe-chosen = Chosen: { $topics }
subscribe-chosen-all = Chosen: all topics
subscribe-time-title = Step 2 of 3: time
subscribe-time-hint = When shall I send it? Local time: { $zone }. Another time zone: /settings
subscribe-hours-hint = At which hour?
subscribe-minutes-hint = At what time exactly?
subscribe-days-title = Step 3 of 3: days
subscribe-days-hint = On which days shall I send it at { $time }?
button-onward = Next
button-other-time = Another time
button-days-daily = Every day
button-days-weekdays = On weekdays

schedule-daily = every day at { $time }
schedule-weekdays = on weekdays at { $time }
schedule-weekly = { $weekday } at { $time }
all-topics = all topics

subscribed = Done: { $schedule }, { $zone }.
subscribed-topics = Topics: { $topics }.
subscribed-first = The first digest comes { $moment }.
button-show-now = Show it now

subscriptions-title = Your digests: { $count }
subscriptions-empty = No scheduled digests yet.
subscription-next = next { $moment }
subscription-paused = paused
subscription-filter = with the query { $query }
button-subscription-new = New digest
button-subscription-pause = No. { $number }: pause
button-subscription-resume = No. { $number }: resume
button-subscription-remove = No. { $number }: remove
subscription-removed = Digest removed: { $schedule }.
