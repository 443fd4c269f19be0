-- The draft that a submission left beside its order.
-- in: enterprise EnterpriseId, account AccountId, request Text, order_id OrderId
-- out: number Text
-- rows: maybe
-- scope: enterprise
SELECT number FROM order_request
WHERE enterprise = :enterprise AND account = :account AND request = :request AND order_id <> :order_id
    AND typed IS NOT NULL
ORDER BY order_id LIMIT 1
