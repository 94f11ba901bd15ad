package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.SettingsBehaviour;

class SettingsSystemTest extends SettingsBehaviour implements TelephonySystem {}
