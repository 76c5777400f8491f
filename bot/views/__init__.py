"""Values -> what a person sees: text with entities and buttons, in four languages. Pure: no reading, no
writing, no clock. Values come from bot/domain/answer_values.py and storage/records.py.

A view returns a Screen (screen.py: `.text` to send with `as_kwargs()`, `.keyboard`) or, where it can be
long, a tuple of Screens, each within Telegram's limits; buttons stand under the last. `texts` is
`bot.i18n.load_texts(language)`, `zone` a ZoneInfo. Import from the modules named here:

start.py           view_start(texts, *, is_sample=False) · view_help(texts, *, is_operator=False)
                   view_query_help(texts)
                   command_descriptions(texts) -> list[(command without "/", description)]
digest.py          view_digest(digest, texts, *, scheduled=False, late_s=None, discreet=False) -> parts
search.py          view_search(answer, texts, *, token, zone, first=True) -> parts · view_search_hint(texts)
trends.py          view_trend(trend, texts, *, token, zone) (with a picture) · view_trend_hint(texts)
query_errors.py    view_query_error(code, fields, query, at, length, texts)
top.py             view_top(items, texts, *, days, zone) -> parts · view_topics(lines, texts)
channels.py        view_channels(lines, texts, *, now, zone, desk=None) -> parts
                   view_status(status, texts, *, zone) -> parts
operator_desk.py   Desk(names, page, around): what view_channels adds for those who run the bot
channel_card.py    view_channel(card, texts, *, now, zone, page="card")
                   view_channel_removed(channel, texts)
public_card.py     view_public_card(card, texts, *, now, zone, token)
                   view_channel_unknown(username, texts, *, is_operator)
post_card.py       view_post(card, texts, *, now, zone) -> parts
                   view_who_wrote(answer, texts, *, zone) -> parts
                   view_nobody_wrote(names, texts) · view_post_unknown(channel, texts, *, is_followed)
channel_names.py   view_add_channels(texts) · view_adding_over(texts) · view_names(names, texts, *, page=0)
                   view_added(report, texts, *, dialog="none", is_sample=False)
explanation.py     view_explanation(explanation, texts, *, zone)
alerts.py          view_alert_hint(texts) · view_alert_preview(preview, texts, *, save, zone)
                   view_alert_saved(query, texts) · view_alerts(lines, texts, *, now, zone, page=0)
                   view_alert_deleted(query, token, texts) · view_alert_edit(query, texts)
                   view_alert_changed(query, before, undo, texts)
alert_fired.py     view_alert_fired(fired, texts, *, now, zone, repeated=False, discreet=False)
                   view_post_chosen(text, buttons, texts)
alert_buttons.py   fired_on(seqs, *, rest=0) · alert_buttons(alert_id, on, texts, *, has_name, state)
                   read_fired_on(markup)
subscriptions.py   view_subscribe(draft, texts, *, zone) · view_subscribed(subscription, texts, *, zone)
                   view_subscriptions(subscriptions, texts, *, zone)
                   view_subscription_removed(subscription, texts)
settings.py        view_settings(subscriber, texts, *, now, page="home")
privacy.py         view_privacy(subscriber, subscriptions, alerts, texts, *, queries, backup_days) -> parts
                   view_export(text, texts) -> Paper, a file
                   view_forget(texts, *, backup_days) · view_forgotten(texts, *, backup_days)
notices.py         view_error(key, fields, texts) · view_unknown_command(nearest, texts)
                   view_throttled(wait_s, texts) · view_late(texts)
                   toast(name, texts) -> str, for a tapped button · fresh_buttons(texts)
not_text.py        view_not_text(content, texts)
delivery_notices.py view_broken_digest(notice, texts, *, zone) · view_late_alerts(notice, texts, *, zone)
                   view_topic_gone(texts) · view_welcome_back(texts)
channel_notices.py view_channel_notice(notice, texts, *, zone, discreet=False) -> parts
                   view_silence_notice(notice, texts, *, zone, discreet=False) -> parts
rendering.py       render_text(parts) · render_html(parts, *, title, language)
                   render_message(text, entities)
callbacks.py       what the buttons say, and what their handlers should do
"""
