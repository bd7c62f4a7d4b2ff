//! Schemas from types that stand inside each other: JSON as a schema has it, but with a type where
//! that has its place.

use perennial::schema::Schema;
use serde_json::{Value, json};

pub fn leaf(name: &str) -> Value {
    json!(name)
}

pub fn record(fields: &[(&str, Value)]) -> Value {
    json!({ "struct": fields })
}

pub fn option(of: Value) -> Value {
    json!({ "option": of })
}

pub fn list(of: Value) -> Value {
    json!({ "list": of })
}

pub fn map(key: Value, value: Value) -> Value {
    json!({ "map": [key, value] })
}

pub fn array(of: Value, len: u64) -> Value {
    json!({ "array": of, "len": len })
}

pub fn tuple(parts: &[Value]) -> Value {
    json!({ "tuple": parts })
}

pub fn entity(name: &str, version: u8, body: Value) -> Value {
    json!({ "entity": name, "of": body, "version": version })
}

/// Variants: index, name, and the fields, a list or a `record`.
pub fn variants(all: &[(u32, &str, Value)]) -> Value {
    let variant = |(index, name, fields): &(u32, &str, Value)| match fields {
        Value::Null => json!([index, name]),
        fields => json!([index, name, fields]),
    };
    json!({ "enum": all.iter().map(variant).collect::<Vec<_>>() })
}

/// Of a type that stands in itself `"^"` is the root.
pub fn schema(ty: &Value) -> Schema {
    let mut table = Table { seen: vec![ty.clone()], types: vec![Value::Null] };
    table.types[0] = table.flat(ty);
    Schema::from_json(&Value::Array(table.types).to_string()).unwrap()
}

/// Equal types get one place, as the compiler's do.
struct Table {
    seen: Vec<Value>,
    types: Vec<Value>,
}

impl Table {
    fn place(&mut self, ty: &Value) -> Value {
        if ty == "^" {
            return json!(0);
        }
        let at = self.seen.iter().position(|seen| seen == ty).unwrap_or_else(|| {
            let at = self.seen.len();
            self.seen.push(ty.clone());
            self.types.push(Value::Null);
            self.types[at] = self.flat(ty);
            at
        });
        json!(at)
    }

    fn fields(&mut self, fields: &Value) -> Value {
        let fields = fields.as_array().unwrap().iter();
        fields.map(|field| json!([field[0], self.place(&field[1])])).collect()
    }

    fn parts(&mut self, parts: &Value) -> Value {
        parts.as_array().unwrap().iter().map(|part| self.place(part)).collect()
    }

    fn flat(&mut self, ty: &Value) -> Value {
        let Value::Object(object) = ty else { return ty.clone() };
        let mut flat = serde_json::Map::new();
        for (kind, inside) in object {
            let inside = match kind.as_str() {
                "option" | "list" | "set" | "array" | "of" | "reverse" => self.place(inside),
                "result" | "map" | "tuple" => self.parts(inside),
                "struct" => self.fields(inside),
                "enum" => {
                    let variants = inside.as_array().unwrap().iter();
                    variants.map(|variant| self.variant(variant)).collect()
                }
                _ => inside.clone(),
            };
            flat.insert(kind.clone(), inside);
        }
        Value::Object(flat)
    }

    fn variant(&mut self, variant: &Value) -> Value {
        match variant.get(2) {
            None => variant.clone(),
            Some(Value::Object(fields)) => {
                json!([variant[0], variant[1], { "struct": self.fields(&fields["struct"]) }])
            }
            Some(parts) => json!([variant[0], variant[1], self.parts(parts)]),
        }
    }
}
