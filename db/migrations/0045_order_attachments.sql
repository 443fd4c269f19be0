-- P18: papers that who orders, or the distributor who confirms, attached to an order before it was accepted (docs/decisions/0016).

-- type: judged by the bytes. content: the bytes in base 64; sha256 and bytes are of the bytes themselves. actor: 0 is the house itself.
CREATE TABLE order_attachment (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise), attachment bigint NOT NULL, order_id bigint NOT NULL,
    seq bigint NOT NULL, added_at bigint NOT NULL, account bigint NOT NULL REFERENCES account (account), actor bigint NOT NULL,
    name text NOT NULL, type text NOT NULL CHECK (type IN ('application/pdf', 'image/png', 'image/jpeg', 'text/plain')),
    bytes bigint NOT NULL CHECK (bytes >= 1), sha256 text NOT NULL, content text NOT NULL,
    FOREIGN KEY (enterprise, order_id) REFERENCES order_request (enterprise, order_id),
    PRIMARY KEY (enterprise, attachment)
);
CREATE UNIQUE INDEX order_attachment_once ON order_attachment (enterprise, order_id, account, sha256);
