-- Who represents the vendor where, by number.
-- in: after Text, most int64_t
-- out: kind Text, number Text, called Text, name Text, mail Text, since Date
-- rows: many
-- scope: exempt the desks see whom they assigned over many enterprises
SELECT 'site' AS kind, s.number, s.name AS called, i.name, i.mail, r.on_day AS since
FROM site_representative AS r JOIN site AS s ON s.enterprise = r.enterprise AND s.site = r.site
    JOIN identity AS i ON i.identity = r.identity
WHERE s.number > :after AND r.change = (SELECT MAX(o.change) FROM site_representative AS o
    WHERE o.enterprise = r.enterprise AND o.site = r.site)
UNION ALL
SELECT 'partner' AS kind, a.number, a.name AS called, i.name, i.mail, r.on_day AS since
FROM account_representative AS r JOIN account AS a ON a.account = r.account JOIN identity AS i ON i.identity = r.identity
WHERE a.number > :after AND r.change = (SELECT MAX(o.change) FROM account_representative AS o WHERE o.account = r.account)
ORDER BY number LIMIT :most
