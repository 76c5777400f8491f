# The digest.

digest-title = Kazakhstan and Turkmenistan: digest
digest-window = { $since } — { $until } ({ $zone })
digest-read = Read: { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} in { $channels ->
    [one] { $channels } channel
   *[other] { $channels } channels
}. Stories: { $stories }.
digest-late = This digest is late by { $time }.
digest-also = Also, in brief
digest-left-out = { $count ->
    [one] { $count } more story did not fit. More: /top
   *[other] { $count } more stories did not fit. More: /top
}
digest-quiet = A quiet day: nothing came out on your topics in this time.
digest-unread = Whether it was a quiet day I cannot say: not one post could be read in this time.
digest-no-channels = I do not read any channel yet, so there is nothing to tell.
digest-silent = Silent: { $names }.
digest-failing = Could not be read: { $names }.
digest-lag = Longest delay in reading: { $time }.
button-my-digests = My digests
