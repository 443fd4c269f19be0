-- The programme definition, and the numbers that the system gives out.

-- house.md "Settings": versions as loaded; every order names its version.
CREATE TABLE programme_version (
    version bigint NOT NULL,
    from_day date NOT NULL,
    name text NOT NULL,
    definition text NOT NULL,
    PRIMARY KEY (version)
);

-- Public numbers are drawn in blocks: the next one of each kind that nobody holds.
CREATE TABLE number_block (
    kind text NOT NULL CHECK (kind IN ('agreement', 'site', 'order', 'quote', 'bid', 'proof', 'ticket')),
    next bigint NOT NULL CHECK (next >= 0),
    PRIMARY KEY (kind)
);

-- What the database was made for: 'demo' lets its sign-in page offer people by one click.
CREATE TABLE installation (
    name text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (name)
);
