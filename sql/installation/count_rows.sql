-- How many rows each table has, by name, for who made them all.
-- out: name Text, count int64_t
-- rows: many
-- scope: exempt counts over all enterprises
SELECT 'account' AS name, COUNT(*) AS count FROM account
UNION ALL SELECT 'account_user', COUNT(*) FROM account_user
UNION ALL SELECT 'contact', COUNT(*) FROM contact
UNION ALL SELECT 'product', COUNT(*) FROM product
UNION ALL SELECT 'part', COUNT(*) FROM part
UNION ALL SELECT 'price_release', COUNT(*) FROM price_release
UNION ALL SELECT 'price_row', COUNT(*) FROM price_row
UNION ALL SELECT 'price_level', COUNT(*) FROM price_level
UNION ALL SELECT 'enterprise', COUNT(*) FROM enterprise
UNION ALL SELECT 'agreement', COUNT(*) FROM agreement
UNION ALL SELECT 'term_close', COUNT(*) FROM term_close
UNION ALL SELECT 'site', COUNT(*) FROM site
UNION ALL SELECT 'site_history', COUNT(*) FROM site_history
UNION ALL SELECT 'site_word', COUNT(*) FROM site_word
UNION ALL SELECT 'orders', COUNT(*) FROM orders
UNION ALL SELECT 'order_line', COUNT(*) FROM order_line
UNION ALL SELECT 'order_return', COUNT(*) FROM order_return
UNION ALL SELECT 'entitlement', COUNT(*) FROM entitlement
UNION ALL SELECT 'entitlement_event', COUNT(*) FROM entitlement_event
UNION ALL SELECT 'entitlement_move', COUNT(*) FROM entitlement_move
UNION ALL SELECT 'points_entry', COUNT(*) FROM points_entry
UNION ALL SELECT 'proof', COUNT(*) FROM proof
UNION ALL SELECT 'quote', COUNT(*) FROM quote
UNION ALL SELECT 'quote_line', COUNT(*) FROM quote_line
UNION ALL SELECT 'visibility', COUNT(*) FROM visibility
UNION ALL SELECT 'directory', COUNT(*) FROM directory
UNION ALL SELECT 'recorded', COUNT(*) FROM recorded
UNION ALL SELECT 'request_key', COUNT(*) FROM request_key
UNION ALL SELECT 'audit', COUNT(*) FROM audit
UNION ALL SELECT 'outbox', COUNT(*) FROM outbox
ORDER BY name
