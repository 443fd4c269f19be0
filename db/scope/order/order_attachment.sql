-- P18, V4: who attached it, and whom that account buys from once the order is submitted: the distributor what its reseller attached,
-- the desks what the vendor's own buyers did. Nobody else who sees the order.
EXISTS (SELECT 1 FROM order_request AS r WHERE r.enterprise = order_attachment.enterprise AND r.order_id = order_attachment.order_id
    AND (order_attachment.account = :account
        OR (EXISTS (SELECT 1 FROM order_step AS s WHERE s.enterprise = r.enterprise AND s.order_id = r.order_id
                AND s.state IN ('in_review', 'accepted'))
            AND (r.distributor = :partner
                OR (:staff = 1 AND (r.distributor IS NULL OR r.distributor = order_attachment.account))))))
