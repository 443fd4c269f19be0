-- Copies idempotency keys of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO request_key (enterprise, account, request, digest, seq, object)
SELECT enterprise + :shift, account, request, digest, seq, object
FROM request_key WHERE enterprise BETWEEN :first AND :last
