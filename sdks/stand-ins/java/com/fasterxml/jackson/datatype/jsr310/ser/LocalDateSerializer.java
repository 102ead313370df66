package com.fasterxml.jackson.datatype.jsr310.ser;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

public class LocalDateSerializer extends JsonSerializer<LocalDate> {
    private final DateTimeFormatter form;

    public LocalDateSerializer(DateTimeFormatter form) {
        this.form = form;
    }

    @Override
    public void serialize(LocalDate value, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(form.format(value));
    }
}
