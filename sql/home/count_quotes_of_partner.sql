-- How many quotes that a partner owns or is named in are in work, by their state.
-- in: account AccountId, today Date
-- out: state Text, quotes int64_t
-- rows: many
-- scope: exempt a partner quotes over many enterprises
SELECT q.state, COUNT(*) AS quotes FROM (
    SELECT state, valid_to FROM quote
        WHERE reseller = :account AND newest = 1 AND state IN ('draft', 'presented', 'accepted')
    UNION ALL
    SELECT state, valid_to FROM quote
        WHERE distributor = :account AND newest = 1 AND state IN ('draft', 'presented', 'accepted')
            AND (reseller IS NULL OR reseller <> :account)) AS q
WHERE q.state = 'draft' OR q.valid_to IS NULL OR q.valid_to >= :today
GROUP BY q.state
