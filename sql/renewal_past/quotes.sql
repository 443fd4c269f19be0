-- The quotes that lived on a day and in which renewal lines of a JSON list stood then, as recorded by a transaction: each an
-- enterprise's nineteen digits, an entitlement's and the seq's. Of an account those in which it is named, where presented
-- no others. `ordered`: an order of it waited. A line that was taken out of a draft stood in it until then, if that was kept.
-- in: lines Text, account int64_t, presented bool, true_on Date
-- out: at int64_t, quote QuoteId, number Text, state Text, valid_to ?Date, ordered bool
-- rows: many
-- scope: exempt renewal lines that somebody sees lie in many enterprises
WITH l AS MATERIALIZED (SELECT k.at, k.second AS seq, n.enterprise, n.quote, n.revision, COALESCE(n.edition, 0) AS first,
        CAST(NULL AS bigint) AS last
    FROM keys_each(:lines) AS k CROSS JOIN quote_line AS n
    WHERE n.enterprise = k.enterprise AND n.entitlement = k.first
    UNION ALL
    SELECT k.at, k.second, w.enterprise, w.quote, w.revision, COALESCE(w.added, 0), w.edition
    FROM keys_each(:lines) AS k CROSS JOIN quote_line_was AS w
    WHERE w.enterprise = k.enterprise AND w.entitlement = k.first AND w.removed = 1)
SELECT l.at, q.quote, q.number, v.state, CASE WHEN v.lines IS NULL THEN q.valid_to ELSE v.valid_to END AS valid_to,
    CAST(CASE WHEN v.state = 'accepted' AND EXISTS (SELECT 1 FROM order_request AS r JOIN order_step AS t
            ON t.enterprise = r.enterprise AND t.order_id = r.order_id
        WHERE r.enterprise = q.enterprise AND r.quote = q.quote AND t.state = 'in_review'
            AND t.seq = (SELECT MAX(m.seq) FROM order_step AS m WHERE m.enterprise = t.enterprise
                AND m.order_id = t.order_id AND m.seq <= l.seq AND m.on_day <= :true_on)) THEN 1 ELSE 0 END AS bigint) AS ordered
FROM l CROSS JOIN quote AS q CROSS JOIN quote_event AS v
WHERE q.enterprise = l.enterprise AND q.quote = l.quote AND q.revision = l.revision
    AND v.enterprise = q.enterprise AND v.quote = q.quote AND v.revision = q.revision
    AND v.edition = (SELECT MAX(w.edition) FROM quote_event AS w WHERE w.enterprise = q.enterprise AND w.quote = q.quote
        AND w.seq <= l.seq AND w.on_day <= :true_on)
    AND l.first <= v.edition AND (l.last IS NULL OR l.last > v.edition)
    AND v.state NOT IN ('ordered', 'declined', 'expired', 'withdrawn', 'superseded')
    AND (CAST(:account AS bigint) = 0 OR q.owner = :account OR q.distributor = :account OR q.reseller = :account)
    AND (CAST(:presented AS bigint) = 0 OR (q.presented_on <= :true_on
        AND v.state NOT IN ('draft', 'submitted', 'in_approval', 'approved', 'returned', 'standing')))
