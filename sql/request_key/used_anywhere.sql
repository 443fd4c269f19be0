-- Says whether an account used a key for any enterprise.
-- in: account AccountId, request Text
-- out: uses int64_t
-- rows: one
-- scope: exempt an enrolment that makes its enterprise has none to ask in
SELECT COUNT(*) AS uses FROM request_key WHERE account = :account AND request = :request
