-- What an account attached to an order.
-- in: enterprise EnterpriseId, order_id OrderId, account AccountId
-- out: attachment int64_t, name Text, sha256 Text
-- rows: many
-- scope: enterprise
SELECT attachment, name, sha256 FROM order_attachment
WHERE enterprise = :enterprise AND order_id = :order_id AND account = :account ORDER BY attachment
