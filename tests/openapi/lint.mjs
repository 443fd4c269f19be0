// lint.mjs FILE…: a line per document, "fine" or its first mistakes by the specification's schemas.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.OPENAPI_MODULES}/`);
const { Validator } = await import(pathToFileURL(require.resolve("@seriousme/openapi-schema-validator")));

for (const file of process.argv.slice(2)) {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(readFileSync(file, "utf8")));
    const version = validator.version;
    console.log(valid ? `fine ${version}` : JSON.stringify(errors).slice(0, 600));
}
