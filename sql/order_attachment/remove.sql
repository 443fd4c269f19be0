-- Takes a paper off a draft again.
-- in: enterprise EnterpriseId, order_id OrderId, account AccountId, attachment int64_t
-- rows: changes any
-- scope: enterprise
DELETE FROM order_attachment WHERE enterprise = :enterprise AND order_id = :order_id AND account = :account
    AND attachment = :attachment
