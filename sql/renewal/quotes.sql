-- The live quotes in which the renewal lines of a JSON list stand, each line an enterprise's nineteen digits and an
-- entitlement's behind them: of an account only those in which it is named, where presented no others. `at` is the place
-- in the list, from 0; a line may stand in several.
-- in: lines Text, account int64_t, presented bool, today Date, shown bool
-- out: at int64_t, quote QuoteId, number Text, state Text, valid_to ?Date, notice_on ?Date
-- rows: many
-- scope: exempt renewal lines that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS entitlement FROM keys_each(:lines))
SELECT k.at, q.quote, q.number, q.state, q.valid_to, CASE WHEN CAST(:shown AS bigint) = 1 THEN (SELECT MAX(c.on_day)
    FROM calendar_notice AS c WHERE c.enterprise = q.enterprise AND c.object = q.quote
        AND c.kind IN ('renewal.quote_ready', 'renewal.reminder', 'quote.expiring')) END AS notice_on
FROM k CROSS JOIN quote_line AS l CROSS JOIN quote AS q
WHERE l.enterprise = k.enterprise AND l.entitlement = k.entitlement AND q.enterprise = l.enterprise
    AND q.quote = l.quote AND q.revision = l.revision AND q.newest + 0 = 1
    AND q.state NOT IN ('ordered', 'declined', 'expired', 'withdrawn', 'superseded')
    AND (q.valid_to IS NULL OR q.valid_to >= :today)
    AND (CAST(:account AS bigint) = 0 OR q.owner = :account OR q.distributor = :account OR q.reseller = :account)
    AND (CAST(:presented AS bigint) = 0 OR q.presented_on IS NOT NULL)
