-- Who has items of a queue: of a JSON list of items. They stand alone first: sql/account/list_discounts.sql says why.
-- in: queue Text, items Text
-- out: kind Text, item Text, name Text, mail Text
-- rows: many
-- scope: catalogue
WITH k AS MATERIALIZED (SELECT CAST(j.value AS text) AS item FROM json_each(:items) AS j)
SELECT q.kind, q.item, i.name, i.mail
FROM queue_owner AS q JOIN identity AS i ON i.identity = q.identity
WHERE q.queue = :queue AND q.item IN (SELECT item FROM k)
    AND q.change = (SELECT MAX(w.change) FROM queue_owner AS w WHERE w.queue = q.queue AND w.kind = q.kind
        AND w.item = q.item)
