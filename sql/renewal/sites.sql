-- The sites of a JSON list, each an enterprise's nineteen digits and a site's behind them, with what their agreements
-- say; `at` is the place in the list, from 0.
-- in: sites Text
-- out: at int64_t, number Text, name Text, city Text, country Text, agreement AgreementId, agreement_number Text,
--   programme Text, customer_type Text, level ?Text, floor ?Text, term int64_t, term_start ?Date, term_end ?Date,
--   first_anniversary ?Date, term_points Points, auto_renew bool, cap ?int64_t
-- rows: many
-- scope: exempt renewal lines that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS site FROM keys_each(:sites))
SELECT k.at, s.number, s.name, s.city, s.country, s.agreement, a.number AS agreement_number, a.programme,
    a.customer_type, a.level, a.floor, a.term, a.term_start, a.term_end, a.first_anniversary, a.term_points,
    a.auto_renew, a.cap
FROM k CROSS JOIN site AS s CROSS JOIN agreement AS a
WHERE s.enterprise = k.enterprise AND s.site = k.site AND a.enterprise = s.enterprise AND a.agreement = s.agreement
