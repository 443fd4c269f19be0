-- Sites and their agreements as customers are shown (portal.md C2 @site), of a JSON list, each an enterprise's nineteen
-- digits and a site's behind them; `at` is the place in the list, from 0.
-- in: sites Text
-- out: at int64_t, number Text, name Text, name_key Text, city Text, country Text, role Text, state Text,
--   joined_on Date, agreement_state Text, agreement AgreementId, agreement_number Text, programme Text, customer_type Text, level ?Text, floor ?Text, term int64_t,
--   term_start ?Date, term_end ?Date, first_anniversary ?Date, term_points Points
-- rows: many
-- scope: exempt customers that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS site FROM keys_each(:sites))
SELECT k.at, s.number, s.name, s.name_key, s.city, s.country, s.role, s.state,
    s.joined_on, a.state AS agreement_state, s.agreement,
    a.number AS agreement_number, a.programme, a.customer_type, a.level, a.floor, a.term, a.term_start, a.term_end,
    a.first_anniversary, a.term_points
FROM k CROSS JOIN site AS s CROSS JOIN agreement AS a
WHERE s.enterprise = k.enterprise AND s.site = k.site AND a.enterprise = s.enterprise AND a.agreement = s.agreement
