package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.SettingsBehaviour;

class SettingsSystemTest extends SettingsBehaviour implements AtmSystem {}
