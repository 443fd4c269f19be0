-- Agreements as their page and their list show them, and how they stand, of a JSON list, each an enterprise's nineteen
-- digits and an agreement's behind them; `at` is the place in the list, from 0. state_on: since when it is in its state,
-- where that was ever changed.
-- in: agreements Text
-- out: at int64_t, number Text, programme Text, customer_type Text, state Text, auto_renew bool, cap ?int64_t,
--   enrolled_on Date, state_on ?Date, level ?Text, floor ?Text, term int64_t, term_start ?Date, term_end ?Date,
--   first_anniversary ?Date, term_points Points
-- rows: many
-- scope: exempt agreements that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS agreement FROM keys_each(:agreements))
SELECT k.at, a.number, a.programme, a.customer_type, a.state, a.auto_renew, a.cap, a.enrolled_on,
    (SELECT MAX(s.on_day) FROM agreement_state AS s
        WHERE s.enterprise = a.enterprise AND s.agreement = a.agreement) AS state_on,
    a.level, a.floor, a.term, a.term_start, a.term_end, a.first_anniversary, a.term_points
FROM k CROSS JOIN agreement AS a
WHERE a.enterprise = k.enterprise AND a.agreement = k.agreement
