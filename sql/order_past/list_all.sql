-- A page of all orders of another day, as recorded until an instant, newest first, for the desks: those that were accepted by then,
--   and those that waited; no drafts.
-- in: owner EnterpriseId, agreement AgreementId, site SiteId, state Text,
--   purchase_order Text, part Text, country Text, kind Text, name_1 Text, name_2 Text, name_3 Text, first Date, last Date, after_on Date, after Text, true_on Date, of_known bool,
--   known_on Instant, most int64_t
-- out: enterprise EnterpriseId, order_id OrderId, on_day Date, number Text, state Text, hold ?Text, waits bool
-- rows: many
-- scope: exempt the desks see every site
SELECT q.enterprise, q.order_id, q.on_day, q.number, q.state, q.hold, q.waits FROM (
    SELECT o.enterprise, o.order_id, o.accepted_on AS on_day, o.number, o.kind, o.agreement, o.site,
        CASE WHEN o.state = 'credited' AND NOT EXISTS (SELECT 1 FROM automatic_order AS c
            WHERE c.enterprise = o.enterprise AND c.order_id = o.order_id AND c.decided_on <= :true_on
                AND (CAST(:of_known AS bigint) = 0 OR c.decided_seq <= (SELECT h.seq FROM recorded AS h
                    WHERE h.enterprise = c.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1)))
        AND NOT EXISTS (SELECT 1 FROM orders AS b WHERE b.enterprise = o.enterprise AND b.source_order = o.order_id
            AND b.accepted_on <= :true_on AND (CAST(:of_known AS bigint) = 0 OR b.seq <= (SELECT h.seq FROM recorded AS h
                WHERE h.enterprise = b.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1)))
        THEN 'accepted' ELSE o.state END AS state,
        CAST(NULL AS text) AS hold, CAST(0 AS bigint) AS waits, o.purchase_order, o.distributor_purchase_order AS other
    FROM orders AS o WHERE o.number <> '' AND o.accepted_on <= :true_on
        AND (CAST(:of_known AS bigint) = 0 OR o.seq <= (SELECT h.seq FROM recorded AS h
            WHERE h.enterprise = o.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1))
    UNION ALL
    SELECT r.enterprise, r.order_id, r.submitted_on, r.number, 'request', r.agreement, r.site, s.state, s.hold, CAST(1 AS bigint),
        r.purchase_order, r.customer_purchase_order
    FROM order_request AS r JOIN order_step AS s ON s.enterprise = r.enterprise AND s.order_id = r.order_id
    WHERE r.number <> '' AND s.state IN ('in_review', 'cancelled')
        AND s.seq = (SELECT MAX(m.seq) FROM order_step AS m WHERE m.enterprise = r.enterprise AND m.order_id = r.order_id
            AND m.on_day <= :true_on AND (CAST(:of_known AS bigint) = 0 OR m.seq <= (SELECT h.seq FROM recorded AS h
                WHERE h.enterprise = m.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1)))
) AS q
WHERE (q.enterprise = :owner OR :owner = 0) AND (q.agreement = :agreement OR :agreement = 0)
    AND (q.site = :site OR :site = 0 OR EXISTS (SELECT 1 FROM order_line AS l
        WHERE l.enterprise = q.enterprise AND l.order_id = q.order_id AND l.site = :site))
    AND (:state = '' OR q.state = :state)
    AND (:purchase_order = '' OR q.purchase_order = :purchase_order OR q.other = :purchase_order)
    AND (:part = '' OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.enterprise = q.enterprise
        AND l.order_id = q.order_id AND l.part = :part)
        OR EXISTS (SELECT 1 FROM order_request_line AS l WHERE l.enterprise = q.enterprise
        AND l.order_id = q.order_id AND l.part = :part))
    AND (:kind = '' OR :kind = CASE q.kind WHEN 'renewal' THEN 'renewal' WHEN 'request' THEN 'licence'
        ELSE CASE WHEN EXISTS (SELECT 1 FROM order_line AS l JOIN part AS p ON p.part = l.part WHERE l.enterprise = q.enterprise
            AND l.order_id = q.order_id AND p.type <> 'reinstatement') THEN 'licence' ELSE 'reinstatement' END END)
    AND ((:country = '' AND :name_1 = '') OR EXISTS (SELECT 1 FROM site AS s WHERE s.enterprise = q.enterprise
        AND (s.site = q.site OR s.site IN (SELECT l.site FROM order_line AS l WHERE l.enterprise = q.enterprise
            AND l.order_id = q.order_id)) AND (:country = '' OR s.country = :country)
        AND (:name_1 = '' OR (' ' || s.name_key LIKE :name_1 ESCAPE '!' AND ' ' || s.name_key LIKE :name_2 ESCAPE '!'
            AND ' ' || s.name_key LIKE :name_3 ESCAPE '!'))))
    AND q.on_day >= :first AND q.on_day <= :last
    AND (q.on_day < :after_on OR (q.on_day = :after_on AND q.number < :after))
ORDER BY q.on_day DESC, q.number DESC LIMIT :most
