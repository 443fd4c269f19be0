-- The bytes of a paper.
-- in: enterprise EnterpriseId, attachment int64_t
-- out: content Text
-- rows: one
-- scope: enterprise
SELECT content FROM order_attachment WHERE enterprise = :enterprise AND attachment = :attachment
