-- One of the papers that list_seen lists, with its bytes in base 64.
-- in: enterprise EnterpriseId, order_id OrderId, attachment int64_t, account AccountId, of_desk bool
-- out: name Text, type Text, sha256 Text, content Text
-- rows: maybe
-- scope: enterprise
SELECT a.name, a.type, a.sha256, a.content
FROM order_attachment AS a JOIN order_request AS r ON r.enterprise = a.enterprise AND r.order_id = a.order_id
WHERE a.enterprise = :enterprise AND a.order_id = :order_id AND a.attachment = :attachment
    AND (a.account = :account
        OR (EXISTS (SELECT 1 FROM order_step AS s WHERE s.enterprise = r.enterprise AND s.order_id = r.order_id
                AND s.state IN ('in_review', 'accepted'))
            AND (r.distributor = :account
                OR (CAST(:of_desk AS bigint) = 1 AND (r.distributor IS NULL OR r.distributor = a.account)))))
