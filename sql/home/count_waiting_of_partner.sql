-- What waits for a partner in its menu, at most so many of each: quotes that it made and that were accepted (orders 1) or end soon
-- (quotes 1), as list_quotes_of_owner; orders to confirm (confirms 1), as list_orders_to_confirm; files that are ready.
-- in: account AccountId, site SiteId, identity IdentityId, orders int64_t, quotes int64_t, confirms int64_t, today Date, soon Date,
--   most int64_t
-- out: waiting_quotes int64_t, waiting_orders int64_t, ready_files int64_t
-- rows: one
-- scope: exempt a partner quotes and confirms over many enterprises
SELECT (SELECT COUNT(*) FROM (SELECT 1 AS one FROM quote AS q WHERE q.owner = :account AND q.newest = 1
            AND ((q.state = 'accepted' AND CAST(:orders AS bigint) = 1 AND (q.valid_to IS NULL OR q.valid_to >= :today))
                OR (q.state = 'presented' AND CAST(:quotes AS bigint) = 1
                    AND (q.valid_to IS NULL OR (q.valid_to >= :today AND q.valid_to <= :soon))))
            AND NOT EXISTS (SELECT 1 FROM order_request AS r
                WHERE r.enterprise = q.enterprise AND r.quote = q.quote AND (SELECT t.state FROM order_step AS t
                    WHERE t.enterprise = r.enterprise AND t.order_id = r.order_id ORDER BY t.seq DESC LIMIT 1) = 'in_review')
            LIMIT :most) AS w) AS waiting_quotes,
    (SELECT COUNT(*) FROM (SELECT 1 AS one FROM order_request AS r WHERE r.distributor = :account AND CAST(:confirms AS bigint) = 1
            AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.enterprise = r.enterprise AND o.order_id = r.order_id)
            AND (SELECT t.hold FROM order_step AS t WHERE t.enterprise = r.enterprise AND t.order_id = r.order_id
                ORDER BY t.seq DESC LIMIT 1) = 'distributor_confirm'
            LIMIT :most) AS w) AS waiting_orders,
    (SELECT COUNT(*) FROM (SELECT 1 AS one FROM file_job AS j WHERE j.account = :account AND j.site = :site
            AND j.identity = :identity AND j.state = 'ready' AND j.expires_on >= :today
            LIMIT :most) AS w) AS ready_files
