package com.fasterxml.jackson.datatype.jsr310;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** What omise-java uses of Jackson's module for java.time, which Debian has not: moments and days in ISO 8601. */
public class JavaTimeModule extends SimpleModule {
    public JavaTimeModule() {
        addSerializer(ZonedDateTime.class, new JsonSerializer<ZonedDateTime>() {
            @Override
            public void serialize(ZonedDateTime value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
            }
        });
        addDeserializer(ZonedDateTime.class, new JsonDeserializer<ZonedDateTime>() {
            @Override
            public ZonedDateTime deserialize(JsonParser json, DeserializationContext context) throws IOException {
                try {
                    return ZonedDateTime.parse(json.getText(), DateTimeFormatter.ISO_ZONED_DATE_TIME);
                } catch (DateTimeParseException error) {
                    return (ZonedDateTime) context.handleWeirdStringValue(ZonedDateTime.class, json.getText(), error.getMessage());
                }
            }
        });
        addDeserializer(LocalDate.class, new JsonDeserializer<LocalDate>() {
            @Override
            public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return LocalDate.parse(json.getText());
            }
        });
    }
}
