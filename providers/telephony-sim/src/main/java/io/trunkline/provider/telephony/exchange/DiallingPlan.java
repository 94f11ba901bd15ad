package io.trunkline.provider.telephony.exchange;

import io.trunkline.protocol.Clause;

/**
 * What digits mean that are dialled at an exchange: behind the international prefix a whole number, behind the national one a number of
 * the country, without any one of the area.
 *
 * @param country code of the country
 * @param area code of the area, empty for none
 * @param international prefix, for example 00
 * @param national prefix, for example 0
 */
@Clause("ITU-T E.164 §6; E.160")
public record DiallingPlan(String country, String area, String international, String national) {
    /** As most countries of Europe have it. */
    public static final DiallingPlan USUAL = new DiallingPlan("49", "30", "00", "0");

    /** The whole international number for digits as they are dialled. */
    String whole(String dialled) {
        if (dialled.startsWith("+")) return dialled.substring(1);
        if (dialled.startsWith(international)) return dialled.substring(international.length());
        if (dialled.startsWith(national)) return country + dialled.substring(national.length());
        return country + area + dialled;
    }

    /** What is dialled here to reach a number, the shortest form. */
    public String dialled(String whole) {
        if (whole.startsWith(country + area)) {
            String subscriber = whole.substring(country.length() + area.length());
            // a number of the area that looks as if it had a prefix needs one
            if (!subscriber.startsWith(national) && !subscriber.startsWith(international)) return subscriber;
        }
        if (whole.startsWith(country)) return national + whole.substring(country.length());
        return international + whole;
    }

    /** True if a whole number belongs to this exchange. */
    boolean isHere(String whole) {
        return whole.startsWith(country + area);
    }

    /** The number of a subscriber of this exchange that got none. @param place from 0 */
    String given(int place) {
        return country + area + (1000 + place);
    }
}
