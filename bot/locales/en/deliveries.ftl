# What did not arrive as it should.

notice-digest-uncertain = The digest of { $moment } may not have arrived: the connection broke while sending. So that it does not come twice, I do not repeat it by myself.
notice-digest-part-uncertain = Message { $part } of { $parts } of the digest of { $moment } may not have arrived: the connection broke while sending. So that nothing comes twice, I do not repeat it by myself, and I sent nothing after it.
notice-digest-part-refused = Message { $part } of { $parts } of the digest of { $moment } is missing: Telegram did not accept it, and I sent nothing after it.
notice-late-alerts = { $count ->
    [one] { $count } alert since { $since } could not be sent while it was news, so I left it out.
   *[other] { $count } alerts since { $since } could not be sent while they were news, so I left them out.
}
notice-topic-gone = For the admins of this group: the topic where I brought the news was deleted or closed. From now on I bring it here. To have it in another topic, write /digests there.
button-resend = Resend
toast-resent = On its way
toast-resent-before = It was sent again already
toast-resend-gone = That digest is not kept any more. A fresh one: /digest

digest-missed = { $count ->
    [one] The digest of { $moments } could not be sent in time and was left out.
   *[other] { $count } digests could not be sent in time and were left out: { $moments }.
}
welcome-back = Welcome back! Your alerts and digests go on, with what is new from now.
