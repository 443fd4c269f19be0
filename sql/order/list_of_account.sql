-- A page of the orders that a partner stands on, waiting ones too, newest first. Drafts are of who
-- submitted them.
-- in: account AccountId, owner EnterpriseId, agreement AgreementId, site SiteId, state Text, purchase_order Text,
--   part Text, country Text, kind Text, name_1 Text, name_2 Text, name_3 Text, first Date, last Date, after_on Date, after Text, most int64_t
-- out: enterprise EnterpriseId, order_id OrderId, on_day Date, number Text
-- rows: many
-- scope: exempt a partner sees its orders over all enterprises
SELECT q.enterprise, q.order_id, q.on_day, q.number FROM (
    SELECT o.enterprise, o.order_id, o.accepted_on AS on_day, o.number, o.kind, o.agreement, o.site, o.state,
        o.purchase_order, o.distributor_purchase_order AS other
    FROM orders AS o WHERE o.reseller = :account
    UNION ALL
    SELECT o.enterprise, o.order_id, o.accepted_on AS on_day, o.number, o.kind, o.agreement, o.site, o.state,
        o.purchase_order, o.distributor_purchase_order AS other
    FROM orders AS o WHERE o.distributor = :account AND COALESCE(o.reseller, 0) <> :account
    UNION ALL
    SELECT r.enterprise, r.order_id, r.submitted_on, r.number, 'request', r.agreement, r.site,
        (SELECT s.state FROM order_step AS s WHERE s.enterprise = r.enterprise
            AND s.order_id = r.order_id ORDER BY s.seq DESC LIMIT 1), r.purchase_order, r.customer_purchase_order
    FROM order_request AS r WHERE r.reseller = :account
        AND NOT EXISTS (SELECT 1 FROM orders AS o
            WHERE o.enterprise = r.enterprise AND o.order_id = r.order_id)
    UNION ALL
    SELECT r.enterprise, r.order_id, r.submitted_on, r.number, 'request', r.agreement, r.site,
        (SELECT s.state FROM order_step AS s WHERE s.enterprise = r.enterprise
            AND s.order_id = r.order_id ORDER BY s.seq DESC LIMIT 1), r.purchase_order, r.customer_purchase_order
    FROM order_request AS r WHERE r.distributor = :account AND COALESCE(r.reseller, 0) <> :account
        AND (r.account = :account OR (SELECT s.state FROM order_step AS s WHERE s.enterprise = r.enterprise
            AND s.order_id = r.order_id ORDER BY s.seq DESC LIMIT 1) <> 'draft')
        AND NOT EXISTS (SELECT 1 FROM orders AS o
            WHERE o.enterprise = r.enterprise AND o.order_id = r.order_id)
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
