-- The papers of an order that the viewer may read (V4): its own and, once the order is submitted, what those attached who buy from
-- the viewer. Its distributor reads what others did, a desk what the distributor did, or who ordered where there is none.
-- in: enterprise EnterpriseId, order_id OrderId, account AccountId, of_desk bool
-- out: attachment int64_t, seq int64_t, name Text, type Text, bytes int64_t, sha256 Text, account AccountId, added_at Instant
-- rows: many
-- scope: enterprise
SELECT a.attachment, a.seq, a.name, a.type, a.bytes, a.sha256, a.account, a.added_at
FROM order_attachment AS a JOIN order_request AS r ON r.enterprise = a.enterprise AND r.order_id = a.order_id
WHERE a.enterprise = :enterprise AND a.order_id = :order_id
    AND (a.account = :account
        OR (EXISTS (SELECT 1 FROM order_step AS s WHERE s.enterprise = r.enterprise AND s.order_id = r.order_id
                AND s.state IN ('in_review', 'accepted'))
            AND (r.distributor = :account
                OR (CAST(:of_desk AS bigint) = 1 AND (r.distributor IS NULL OR r.distributor = a.account)))))
ORDER BY a.attachment
