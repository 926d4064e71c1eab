package dev.quell;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class QuellApplication {

    public static void main(String[] args) {
        SpringApplication.run(QuellApplication.class, args);
    }
}
