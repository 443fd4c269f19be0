-- Who represents the vendor in renewal lines, of a JSON list: an enterprise's nineteen digits, a site's and a partner's
-- (0: none); `at` is the place in the list, from 0. By the site or, where that has nobody, by the partner, as of_quote.
-- As it was on a day, as recorded until an instant; of_then: of another day, whoever is active now.
-- in: asked Text, true_on Date, known_on Instant, of_then bool
-- out: at int64_t, name Text, mail Text
-- rows: many
-- scope: exempt lines that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS site, second AS partner FROM keys_each(:asked))
SELECT k.at, i.name, i.mail FROM k CROSS JOIN identity AS i
WHERE (i.state = 'active' OR CAST(:of_then AS bigint) = 1) AND i.identity = COALESCE(
    (SELECT r.identity FROM site AS s CROSS JOIN site_representative AS r WHERE s.enterprise = k.enterprise AND s.site = k.site
        AND r.enterprise = s.enterprise AND r.site = s.site AND r.on_day <= :true_on AND r.at <= :known_on
        ORDER BY r.change DESC LIMIT 1),
    (SELECT r.identity FROM account_representative AS r WHERE r.account = k.partner AND r.on_day <= :true_on AND r.at <= :known_on
        ORDER BY r.change DESC LIMIT 1))
