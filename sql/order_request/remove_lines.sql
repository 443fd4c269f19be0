-- Takes the lines of a draft away that was left before drafts were kept as they were typed; it is submitted
-- with others.
-- in: enterprise EnterpriseId, order_id OrderId
-- rows: changes any
-- scope: enterprise
DELETE FROM order_request_line WHERE enterprise = :enterprise AND order_id = :order_id
