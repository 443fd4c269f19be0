-- Enterprises and the directory of public numbers. Every table that belongs to a customer starts its
-- key with enterprise, and a transaction touches one enterprise.

-- seq counts the enterprise's transactions, gapless; taking the next one is also the lock.
CREATE TABLE enterprise (
    enterprise bigint NOT NULL,
    seq bigint NOT NULL CHECK (seq >= 0),
    created_on date NOT NULL,
    PRIMARY KEY (enterprise)
);

-- When each transaction was recorded (R10.1): known_on resolves to a seq through this. Appended.
CREATE TABLE recorded (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    seq bigint NOT NULL CHECK (seq >= 1),
    recorded_at bigint NOT NULL,
    on_day date NOT NULL,
    PRIMARY KEY (enterprise, seq)
);

-- Public number → enterprise and object. Numbers are unique and never issued again.
CREATE TABLE directory (
    kind text NOT NULL CHECK (kind IN ('agreement', 'site', 'order', 'quote', 'bid', 'proof')),
    number text NOT NULL,
    owner bigint NOT NULL REFERENCES enterprise (enterprise),
    object bigint NOT NULL,
    PRIMARY KEY (kind, number)
);
